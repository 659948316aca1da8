// SPDX-License-Identifier: MIT
#include "storage/json/kit_search.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <array>
#include <string>

namespace tresillo::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class KitSearchTest : public testing::Test {
protected:
    void addKit(const std::string& place, const std::string& id, const std::string& name) const {
        folder_.write(
            place + "/kit.json", R"({"schema": 1, "type": "kit", "id": ")" + id + R"(", "name": ")" + name + R"("})");
    }

    /// What is found for one reference, with one shelf beside the project's own.
    FoundKits find(const KitReference& reference) const {
        ProjectFile project;
        project.kits.push_back(reference);
        return findKits(project, folder_ / "project", std::array{folder_ / "shelf"});
    }

    std::string foundIn(const KitReference& reference) const {
        const FoundKits found = find(reference);
        return found.kits[0].isFound() ? found.kits[0].folder.lexically_relative(folder_.path()).string() : "";
    }

    const TemporaryFolder folder_;
};

TEST_F(KitSearchTest, TheProjectsOwnKitComesBeforeTheShelfs) {
    addKit("shelf/round", "round", "Round");
    EXPECT_EQ(foundIn({.id = "round", .name = "", .path = ""}), "shelf/round");
    addKit("project/kits/round", "round", "Round");
    EXPECT_EQ(foundIn({.id = "round", .name = "", .path = ""}), "project/kits/round");
    EXPECT_THAT(find({.id = "round", .name = "", .path = ""}).remarks, IsEmpty());
}

TEST_F(KitSearchTest, TheIdInTheKitCountsNotTheFoldersName) {
    addKit("shelf/other", "round", "Round");
    addKit("shelf/round", "other", "Other");
    EXPECT_EQ(foundIn({.id = "round", .name = "Other", .path = ""}), "shelf/other");
}

TEST_F(KitSearchTest, APathComesFirst) {
    addKit("shelf/round", "round", "Round");
    addKit("project/mine/special", "special", "Special");
    EXPECT_EQ(foundIn({.id = "round", .name = "", .path = "mine/special"}), "project/mine/special");
    EXPECT_EQ(foundIn({.id = "round", .name = "", .path = "mine/gone"}), "shelf/round");
}

TEST_F(KitSearchTest, AMovedKitIsFoundByItsNameAndSaysSo) {
    addKit("shelf/new", "new-id", "Round");
    const FoundKits found = find({.id = "round", .name = "Round", .path = ""});
    EXPECT_EQ(found.kits[0].kit.id, "new-id");
    EXPECT_THAT(found.remarks, ElementsAre(HasSubstr("kit round: found by its name, Round, in ")));
}

TEST_F(KitSearchTest, AMissingKitIsNamedAndKeepsItsPlace) {
    addKit("shelf/b", "b", "B");
    ProjectFile project;
    project.kits = {{.id = "a", .name = "Kit A", .path = ""}, {.id = "b", .name = "", .path = ""}};
    const FoundKits found = findKits(project, folder_ / "project", std::array{folder_ / "shelf", folder_ / "absent"});
    ASSERT_EQ(found.kits.size(), 2U);
    EXPECT_FALSE(found.kits[0].isFound());
    EXPECT_TRUE(found.kits[0].kit.description.pads.empty());
    EXPECT_EQ(found.kits[1].kit.id, "b");
    EXPECT_THAT(found.remarks, ElementsAre("kit a (Kit A): not found; its tracks stay silent"));
}

TEST_F(KitSearchTest, ABrokenKitIsNamedOnceAndDoesNotHideAGoodOne) {
    folder_.write("project/kits/round/kit.json", "{ broken");
    addKit("shelf/round", "round", "Round");
    const FoundKits found = find({.id = "round", .name = "Round", .path = ""});
    EXPECT_TRUE(found.kits[0].isFound());
    EXPECT_THAT(found.remarks, ElementsAre(HasSubstr("round/kit.json:1:3: this is not JSON")));
}

} // namespace
} // namespace tresillo::storage
