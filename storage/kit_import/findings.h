// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tresillo::storage {

/// What an import has to tell of one thing in the file.
enum class FindingKind : std::uint8_t {
    Note,    ///< Came over whole, but is worth knowing.
    Rounded, ///< Came over, to the nearest value that we have.
    Changed, ///< Came over as something that sounds different.
    LeftOut, ///< Did not come over.
    Missing, ///< The file names something that could not be found.
};

/// Thread-safe: yes. Realtime-safe: yes.
std::string_view describe(FindingKind kind);

/// One line for the person who imports.
struct Finding {
    FindingKind kind{FindingKind::Note};
    std::string text;

    bool operator==(const Finding&) const = default;
};

/// The finding as people read it: "left out: ...". Thread-safe: yes. Realtime-safe: no.
std::string describe(const Finding& finding);

/// Collects findings, each once. Of a thing that comes often (`topic`) the first lines are kept and the others counted,
/// so that the list stays readable whatever the file holds. Thread-safe: no. Realtime-safe: no.
class Findings {
public:
    static constexpr std::size_t kLinesPerTopic = 12;
    static constexpr std::size_t kNamedEach = 500; ///< Of what people must know one by one, to go and look for it.

    void add(FindingKind kind, std::string text);
    void add(FindingKind kind, std::string_view topic, std::string text, std::size_t most = kLinesPerTopic);
    /// Counts one more of the topic; true while its line is still wanted, which the caller adds without a topic. For
    /// lines that cost time to make.
    bool count(FindingKind kind, std::string_view topic, std::size_t most = kLinesPerTopic);
    /// Adds what others have found.
    void add(const std::vector<Finding>& others);
    /// The list, in order of arrival; each topic that had more to say ends in one line with the count.
    [[nodiscard]] std::vector<Finding> take();

private:
    struct Topic {
        std::string name;
        FindingKind kind;
        std::size_t count;
        std::size_t most;
    };

    bool isNew(FindingKind kind, std::string_view text);

    std::vector<Finding> list_;
    std::vector<Topic> topics_;
    std::unordered_set<std::size_t> known_; ///< Hashes of what was said, and of what was only counted.
};

} // namespace tresillo::storage
