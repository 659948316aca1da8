// SPDX-License-Identifier: MIT
#include "session/places.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <string>

namespace tresillo::session {
namespace {

/// Variables of the environment for the length of a test. Thread-safe: no.
class Environment {
public:
    Environment() = default;
    ~Environment() {
        for (const auto& [name, value] : before_) {
            assign(name, value);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    /// None: it is not set.
    void set(const std::string& name, const std::optional<std::string>& value) {
        const char* now = std::getenv(name.c_str());
        before_.emplace(name, now != nullptr ? std::optional<std::string>{now} : std::nullopt);
        assign(name, value);
    }

private:
    static void assign(const std::string& name, const std::optional<std::string>& value) {
        if (value) {
            setenv(name.c_str(), value->c_str(), 1);
        } else {
            unsetenv(name.c_str());
        }
    }

    std::map<std::string, std::optional<std::string>> before_{};
};

class PlacesTest : public testing::Test {
protected:
    void SetUp() override {
        environment_.set("HOME", "/home/ana");
        environment_.set("XDG_DATA_HOME", std::nullopt);
        environment_.set("XDG_STATE_HOME", std::nullopt);
    }

    Environment environment_{};
};

TEST_F(PlacesTest, AreBelowHomeWhereNothingElseIsSaid) {
    EXPECT_EQ(ownFolder(), "/home/ana/.local/share/tresillo");
    EXPECT_EQ(stateFolder(), "/home/ana/.local/state/tresillo");
}

TEST_F(PlacesTest, AreWhereTheirOwnVariablesSay) {
    environment_.set("XDG_DATA_HOME", "/data");
    environment_.set("XDG_STATE_HOME", "/state");
    EXPECT_EQ(ownFolder(), "/data/tresillo");
    EXPECT_EQ(stateFolder(), "/state/tresillo");
}

TEST_F(PlacesTest, IgnoreAVariableThatIsRelativeOrEmpty) {
    for (const char* value : {"", "state"}) {
        environment_.set("XDG_DATA_HOME", value);
        environment_.set("XDG_STATE_HOME", value);
        EXPECT_EQ(ownFolder(), "/home/ana/.local/share/tresillo") << value;
        EXPECT_EQ(stateFolder(), "/home/ana/.local/state/tresillo") << value;
    }
}

TEST_F(PlacesTest, AreUnknownWithoutHome) {
    environment_.set("HOME", std::nullopt);
    EXPECT_FALSE(ownFolder());
    EXPECT_FALSE(stateFolder());
    environment_.set("HOME", "");
    EXPECT_FALSE(ownFolder());
    EXPECT_FALSE(stateFolder());
    environment_.set("XDG_STATE_HOME", "/state");
    EXPECT_EQ(stateFolder(), "/state/tresillo");
}

} // namespace
} // namespace tresillo::session
