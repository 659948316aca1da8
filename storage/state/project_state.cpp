// SPDX-License-Identifier: MIT
#include "storage/state/project_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tresillo::storage {
namespace {

constexpr std::string_view kDocument = "document";
constexpr std::string_view kDigests = "digests"; // one, or the old and the coming one
constexpr std::string_view kHistory = "history"; // the number of its last entry, then what undo wrote

std::vector<std::byte> bytesOfHistory(std::uint64_t upTo, std::span<const std::byte> history) {
    std::vector<std::byte> bytes(sizeof upTo);
    for (std::size_t byte = 0; byte < sizeof upTo; ++byte) {
        bytes[byte] = static_cast<std::byte>(upTo >> (8U * byte));
    }
    bytes.insert(bytes.end(), history.begin(), history.end());
    return bytes;
}

} // namespace

bool ProjectState::isEmpty() {
    return store_.get(kDigests, {}).outcome == StoreOutcome::NotFound && store_.newest(kJournal) == 0;
}

bool ProjectState::belongsTo(const Digest& digest) {
    const auto digests = read(kDigests);
    bool isOurs = false;
    for (std::size_t at = 0; digests && at + digest.bytes.size() <= digests->size(); at += digest.bytes.size()) {
        isOurs = isOurs || std::ranges::equal(std::span{*digests}.subspan(at, digest.bytes.size()), digest.bytes);
    }
    return isOurs;
}

StoreOutcome ProjectState::begin(std::string_view document, const Digest& digest) {
    return store_.commit(std::array{
        StoreChange::put(kDocument, std::as_bytes(std::span{document})), StoreChange::put(kDigests, digest.bytes)});
}

StoreOutcome ProjectState::append(std::span<const StateEntry> entries) {
    std::vector<StoreChange> changes;
    changes.reserve(entries.size());
    for (const StateEntry& entry : entries) {
        changes.push_back(StoreChange::append(kJournal, entry.sequence, entry.bytes));
    }
    return changes.empty() ? StoreOutcome::Done : store_.commit(changes);
}

StoreOutcome ProjectState::startCheckpoint(const StateCheckpoint& checkpoint) {
    std::array<std::byte, 2 * sizeof(Digest)> digests{};
    std::ranges::copy(checkpoint.coming.bytes, std::ranges::copy(checkpoint.current.bytes, digests.begin()).out);
    const std::vector<std::byte> history = bytesOfHistory(checkpoint.upTo, checkpoint.history);
    return store_.commit(std::array{
        StoreChange::put(kHistory, history), StoreChange::put(kDigests, digests),
        StoreChange::put(kDocument, std::as_bytes(std::span{checkpoint.document})),
        StoreChange::drop(kJournal, checkpoint.upTo)});
}

StoreOutcome ProjectState::finishCheckpoint(const Digest& digest) {
    return store_.commit(std::array{StoreChange::put(kDigests, digest.bytes)});
}

std::optional<std::string> ProjectState::document() {
    const auto bytes = read(kDocument);
    return bytes ? std::optional{std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size())}
                 : std::nullopt;
}

std::optional<StateHistory> ProjectState::history() {
    const auto bytes = read(kHistory);
    StateHistory history;
    if (!bytes || bytes->size() < sizeof history.upTo) {
        return std::nullopt;
    }
    for (std::size_t byte = 0; byte < sizeof history.upTo; ++byte) {
        history.upTo |= std::to_integer<std::uint64_t>((*bytes)[byte]) << (8U * byte);
    }
    history.bytes.assign(bytes->begin() + sizeof history.upTo, bytes->end());
    if (history.upTo == 0 && history.bytes.empty()) {
        return std::nullopt;
    }
    return history;
}

StoreOutcome ProjectState::replay(std::uint64_t after, LogReader& reader) {
    return store_.replay(kJournal, after, reader);
}

std::optional<std::vector<std::byte>> ProjectState::read(std::string_view key) {
    std::vector<std::byte> bytes;
    StoreRead found = store_.get(key, bytes);
    if (found.outcome == StoreOutcome::NoRoom) {
        bytes.resize(found.size);
        found = store_.get(key, bytes);
    }
    lastOutcome_ = found.outcome;
    bytes.resize(found.outcome == StoreOutcome::Done ? found.size : 0);
    return found.outcome == StoreOutcome::Done ? std::optional{std::move(bytes)} : std::nullopt;
}

} // namespace tresillo::storage
