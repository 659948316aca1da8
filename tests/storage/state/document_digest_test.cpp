// SPDX-License-Identifier: MIT
#include "storage/state/document_digest.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <vector>

namespace tresillo::storage {
namespace {

const std::vector<KitReference> kNoKits{};

TEST(DocumentDigest, IsAnotherWhenAByteOfTheDocumentIs) {
    const TemporaryFolder folder;
    EXPECT_EQ(documentDigest("{}", kNoKits, folder.path()), documentDigest("{}", kNoKits, folder.path()));
    EXPECT_NE(documentDigest("{}", kNoKits, folder.path()), documentDigest("{ }", kNoKits, folder.path()));
}

TEST(DocumentDigest, IsAnotherWhenAKitOfTheFolderIs) {
    const TemporaryFolder folder;
    const Digest none = documentDigest("{}", kNoKits, folder.path());
    folder.write("kits/drums/kit.json", "one");
    const Digest one = documentDigest("{}", kNoKits, folder.path());
    folder.write("kits/drums/kit.json", "two");
    const Digest two = documentDigest("{}", kNoKits, folder.path());
    EXPECT_NE(none, one);
    EXPECT_NE(one, two);
}

TEST(DocumentDigest, KnowsKitsThatLieWhereAReferenceSays) {
    const TemporaryFolder folder;
    const std::vector<KitReference> kits{{.id = "drums", .name = "Drums", .path = "mine/drums"}};
    folder.write("mine/drums/kit.json", "one");
    const Digest one = documentDigest("{}", kits, folder.path());
    folder.write("mine/drums/kit.json", "two");
    EXPECT_NE(documentDigest("{}", kits, folder.path()), one);
}

TEST(DocumentDigest, CountsAKitOnceHoweverItIsReached) {
    const TemporaryFolder folder;
    folder.write("kits/drums/kit.json", "one");
    const std::vector<KitReference> kits{{.id = "drums", .name = "Drums", .path = "./kits/drums"}};
    EXPECT_EQ(documentDigest("{}", kits, folder.path()), documentDigest("{}", kNoKits, folder.path()));
}

TEST(DocumentDigest, KnowsNothingOfSamplesAndOtherFiles) {
    const TemporaryFolder folder;
    const Digest before = documentDigest("{}", kNoKits, folder.path());
    folder.write("kits/drums/kick.wav", "sound");
    folder.write("notes.txt", "text");
    EXPECT_EQ(documentDigest("{}", kNoKits, folder.path()), before);
}

} // namespace
} // namespace tresillo::storage
