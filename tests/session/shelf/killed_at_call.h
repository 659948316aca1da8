// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace tresillo {

/// Does `work` in a process of its own, which is killed (SIGKILL) right before its `call`th system call that changes
/// files: makes, writes, syncs, renames or removes one. The first is 1. False: there are not so many, and `work` was
/// done to its end. The work starts no threads.
bool killedAtCall(int call, const std::function<void()>& work);

} // namespace tresillo
