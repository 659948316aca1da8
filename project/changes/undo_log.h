// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/model/change_scope.h"
#include "core/model/edit.h"
#include "project/changes/detail/fold_step.h"
#include "project/changes/remembered_patterns.h"
#include "project/changes/request.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace tresillo {

/// An inverse, the group that it takes back with others, and who made what it takes back.
template <class Sizes> struct UndoEntry {
    UndoGroup group{0};
    Author author{};
    Edit<Sizes> inverse{};
    std::optional<WholeIndex> whole{}; ///< The inverse is a whole pattern, kept under this.

    [[nodiscard]] ChangeScope scope() const {
        return whole ? ChangeScope{.kind = ScopeKind::WholePattern, .pattern = inverse.pattern}
                     : scopeOf<Sizes>(inverse.pattern, inverse.change);
    }
};

/// The last inverses, newest first out. A group keeps one inverse for each scope that it touched, the first, however
/// often it comes back there. When the log is full the oldest groups are forgotten, each as a whole: half a gesture is
/// never undone. One that touches more places than the log holds cannot be undone at all.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class UndoLog {
public:
    static constexpr std::size_t kCapacity = Sizes::kUndo;

    // Not defaulted: a defaulted constructor would first clear the whole room, a megabyte that nobody may ever need.
    UndoLog() {} // NOLINT(modernize-use-equals-default)

    void push(UndoEntry<Sizes> entry) {
        const ChangeScope scope = entry.scope();
        if (rest_.lost == entry.group || (newestGroup() == entry.group && keeps(entry))) {
            return;
        }
        if (scope.kind == ScopeKind::Step) {
            foldParts(entry, scope);
        }
        if (size_ == kCapacity) {
            forgetOldestGroup(entry.group);
        }
        if (rest_.lost == entry.group) {
            return;
        }
        rest_.lost.reset();
        ++size_;
        write(0, entry, scope);
    }

    /// Whether the group has the inverse for that scope already. Groups that came since do not matter unless they
    /// touched that scope, or the change took room that undoing them may need.
    [[nodiscard]] bool keeps(const UndoEntry<Sizes>& entry) const {
        const ChangeScope scope = entry.scope();
        const bool takesRoom = scope.kind == ScopeKind::Step || detail::isClearing<Sizes>(entry.inverse.change);
        bool isWithin = false;
        for (std::size_t depth = 0; depth < size_; ++depth) {
            const std::size_t at = indexAt(depth);
            if (groups_[at] == entry.group) {
                isWithin = true;
                if (covers(scopes_[at], scope)) {
                    return !takesRoom || newestGroup() == entry.group;
                }
            } else if (isWithin) {
                return false;
            }
            // Inverses of places that overlap must keep their order; parts of a step or pattern may lie below it.
            if (overlap(scopes_[at], scope) && !(isWithin && covers(scope, scopes_[at]))) {
                return false;
            }
        }
        return false;
    }

    /// The entry that `pop` would take.
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newest() const {
        return size_ == 0 ? std::nullopt : std::optional{read(0)};
    }

    /// The newest entry of an author.
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newest(Author author) const {
        const auto depth = depthOf(author);
        return depth ? std::optional{read(*depth)} : std::nullopt;
    }

    [[nodiscard]] std::optional<UndoEntry<Sizes>> pop() {
        const auto entry = newest();
        size_ -= entry ? 1U : 0U;
        return entry;
    }

    /// The entry that lies under `depth` others; `depth` < size().
    [[nodiscard]] UndoEntry<Sizes> read(std::size_t depth) const {
        require(depth < size_);
        const std::size_t at = indexAt(depth);
        UndoEntry<Sizes> entry{
            .group = groups_[at], .author = authors_[at], .inverse = {.pattern = patterns_[at]}, .whole = wholes_[at]};
        std::memcpy(&entry.inverse.change, &room_[at * sizeof(Change<Sizes>)], sizeof(Change<Sizes>));
        return entry;
    }
    /// Overwrites the entry at depth `to` with the one at `from`.
    void move(std::size_t from, std::size_t to) {
        if (from != to) {
            write(to, read(from), scopes_[indexAt(from)]);
        }
    }
    /// Forgets the newest entries.
    void drop(std::size_t entries) {
        require(entries <= size_);
        size_ -= entries;
    }

    /// Takes `count` entries out from `depth` on; those that came later close up.
    void cut(std::size_t depth, std::size_t count) {
        require(depth + count <= size_);
        closeGaps(depth + count, [&](std::size_t at) { return at < depth; });
    }
    /// Of the newest `entries` keeps those of which `isKept(depth)` says so, in their order.
    template <class IsKept> void closeGaps(std::size_t entries, IsKept&& isKept) {
        std::size_t to = entries;
        for (std::size_t from = entries; from > 0; --from) {
            if (isKept(from - 1)) {
                --to;
                move(from - 1, to);
            }
        }
        drop(to);
    }

    // What lies where; `depth` < size().

    [[nodiscard]] Author authorAt(std::size_t depth) const { return authors_[indexAt(depth)]; }
    [[nodiscard]] const ChangeScope& scopeAt(std::size_t depth) const { return scopes_[indexAt(depth)]; }

    /// Where the newest group of an author begins: how many entries came later, all of them of others. None: the author
    /// has no group.
    [[nodiscard]] std::optional<std::size_t> depthOf(Author author) const {
        for (std::size_t depth = 0; depth < size_; ++depth) {
            if (authorAt(depth) == author) {
                return depth;
            }
        }
        return std::nullopt;
    }

    /// How many entries an author has.
    [[nodiscard]] std::size_t sizeOf(Author author) const {
        std::size_t count = 0;
        for (std::size_t depth = 0; depth < size_; ++depth) {
            count += authorAt(depth) == author ? 1U : 0U;
        }
        return count;
    }

    /// Who else changed last what the group touches that begins at `depth`. None: nobody since.
    [[nodiscard]] std::optional<Author> changedSince(std::size_t depth) const {
        const std::size_t end = depth + groupSize(depth);
        for (std::size_t later = 0; later < depth; ++later) {
            if (touches(depth, end, scopeAt(later))) {
                return authorAt(later);
            }
        }
        return std::nullopt;
    }

    /// Whether one of the entries from `depth` to before `end` overlaps that scope.
    [[nodiscard]] bool touches(std::size_t depth, std::size_t end, const ChangeScope& scope) const {
        for (; depth < end; ++depth) {
            if (overlap(scopeAt(depth), scope)) {
                return true;
            }
        }
        return false;
    }

    /// The group that the next `pop` belongs to; 0 when there is none.
    [[nodiscard]] UndoGroup newestGroup() const { return size_ == 0 ? 0 : groups_[indexAt(0)]; }

    /// Whether what belongs to `group` may follow: nothing else came since. So a group always stands in one piece.
    [[nodiscard]] bool isNewest(UndoGroup group) const {
        return size_ == 0 ? rest_.lost == group : newestGroup() == group;
    }

    /// Whether something of `group` is remembered.
    [[nodiscard]] bool has(UndoGroup group) const {
        for (std::size_t depth = 0; depth < size_; ++depth) {
            if (groups_[indexAt(depth)] == group) {
                return true;
            }
        }
        return false;
    }

    /// The newest group touched more places than there is room for: nothing of it can be undone.
    [[nodiscard]] bool hasLost() const { return rest_.lost.has_value(); }

    /// Whether so many entries more of `group` can be remembered with those that it has.
    [[nodiscard]] bool fits(UndoGroup group, std::size_t entries) const {
        return rest_.lost != group && entries + (newestGroup() == group ? groupSize() : 0) <= kCapacity;
    }

    /// How many entries the group has that begins at `depth`, where it is the newest without one.
    [[nodiscard]] std::size_t groupSize(std::size_t depth = 0) const {
        std::size_t end = depth;
        while (end < size_ && groups_[indexAt(end)] == groups_[indexAt(depth)]) {
            ++end;
        }
        return end - depth;
    }

    /// How many groups came and were not taken out again, those that were forgotten included.
    [[nodiscard]] std::size_t groups() const {
        std::size_t count = rest_.forgotten;
        for (std::size_t depth = 0; depth < size_; ++depth) {
            const bool isSame = depth != 0 && groups_[indexAt(depth)] == groups_[indexAt(depth - 1)];
            count += isSame ? 0U : 1U;
        }
        return count;
    }

    /// Notes the whole patterns that entries need.
    void noteWholes(typename RememberedPatterns<Sizes>::Used& used) const {
        for (std::size_t depth = 0; depth < size_; ++depth) {
            if (const auto whole = wholes_[indexAt(depth)]) {
                used.set(*whole);
            }
        }
    }

    /// The group is too large for what is remembered: nothing of it can be taken back. It is the newest, or not there.
    void lose(UndoGroup group) {
        if (newestGroup() == group) {
            drop(groupSize());
        }
        rest_.lost = group;
    }

    /// `current` is the group that is being made: when it is the oldest, what else comes of it is not taken either.
    void forgetOldestGroup(UndoGroup current) {
        const UndoGroup oldest = groups_[first_];
        rest_.forgotten += size_ == 0 ? 0U : 1U;
        while (size_ != 0 && groups_[first_] == oldest) {
            first_ = (first_ + 1) % kCapacity;
            --size_;
        }
        rest_.lost = oldest == current ? std::optional{current} : std::nullopt;
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

    // Keeping a log elsewhere, and filling another one with it.

    /// What a log knows beside its entries.
    struct Rest {
        std::size_t forgotten{0};        ///< Groups that there was no room for any more.
        std::optional<UndoGroup> lost{}; ///< Outgrew the log.
    };
    [[nodiscard]] Rest rest() const { return rest_; }
    /// Forgets everything; what is restored comes next, the oldest first.
    void restore(const Rest& rest) {
        clear();
        rest_ = rest;
    }
    /// Adds an entry of another log as it was there. There is room for it.
    void restore(const UndoEntry<Sizes>& entry) {
        require(size_ < kCapacity);
        ++size_;
        write(0, entry, entry.scope());
    }

private:
    static_assert(std::is_trivially_copyable_v<Change<Sizes>>);

    [[nodiscard]] std::size_t indexAt(std::size_t depth) const { return (first_ + size_ - 1 - depth) % kCapacity; }

    void write(std::size_t depth, const UndoEntry<Sizes>& entry, const ChangeScope& scope) {
        const std::size_t at = indexAt(depth);
        groups_[at] = entry.group;
        authors_[at] = entry.author;
        patterns_[at] = entry.inverse.pattern;
        wholes_[at] = entry.whole;
        scopes_[at] = scope;
        std::memcpy(&room_[at * sizeof(Change<Sizes>)], &entry.inverse.change, sizeof(Change<Sizes>));
    }

    // A whole step comes after parts of it: what it held before all of them is one inverse. What makes room goes first.
    void foldParts(UndoEntry<Sizes>& entry, const ChangeScope& scope) {
        auto& step = std::get<SetStep<Sizes>>(entry.inverse.change);
        for (const bool isClearing : {true, false}) {
            std::size_t kept = 0;
            const std::size_t group = newestGroup() == entry.group ? groupSize() : 0;
            for (std::size_t depth = 0; depth < group; ++depth) {
                const ChangeScope& part = scopes_[indexAt(depth)];
                if (!covers(scope, part)) {
                    continue;
                }
                const UndoEntry<Sizes> inverse = read(depth);
                if (detail::isClearing<Sizes>(inverse.inverse.change) == isClearing) {
                    detail::fold<Sizes>(step.value, inverse.inverse.change);
                }
                ++kept;
            }
            if (!isClearing && kept != 0) {
                closeGaps(group, [&](std::size_t depth) { return !covers(scope, scopeAt(depth)); });
            }
        }
    }

    std::array<UndoGroup, kCapacity> groups_{};
    std::array<Author, kCapacity> authors_{};
    std::array<PatternId, kCapacity> patterns_{}; ///< Each inverse's; what no pattern holds names one, too.
    std::array<std::optional<WholeIndex>, kCapacity> wholes_{};
    std::array<ChangeScope, kCapacity> scopes_{};
    /// What the inverses change, as bytes: what holds none is never touched.
    alignas(Change<Sizes>) std::array<std::byte, kCapacity * sizeof(Change<Sizes>)> room_;
    std::size_t first_{0};
    std::size_t size_{0};
    Rest rest_{};
};

} // namespace tresillo
