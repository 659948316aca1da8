// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

namespace tresillo::storage {

/// Everything is permitted to root, also to put a file in the place of a device: whoever is root is nobody meanwhile.
class AsNobody {
public:
    AsNobody() { EXPECT_EQ(self_ == 0 ? ::seteuid(kNobody) : 0, 0); }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    ~AsNobody() { EXPECT_EQ(::seteuid(self_), 0); }

private:
    static constexpr uid_t kNobody = 65534;
    uid_t self_{::geteuid()};
};

} // namespace tresillo::storage
