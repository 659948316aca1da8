// SPDX-License-Identifier: MIT
// Several listen to one project: each is told everything, in the order in which they came.
#include "project/ports/listeners.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

#include <vector>

namespace tresillo::test {
namespace {

/// Writes its mark down whenever it is told something.
class Marker final : public NoticeListener, public ChangeListener<Pocket>, public PerformanceLog<Pocket> {
public:
    Marker(int mark, std::vector<int>& told) : mark_(mark), told_(told) {}

    void notice(const Notice& /*notice*/) override { told_.push_back(mark_); }
    void changed(PatternId /*pattern*/, const Change<Pocket>& /*change*/) override { told_.push_back(10 + mark_); }
    void patternReplaced(PatternId /*pattern*/) override {}
    void historyChanged() override {}
    void sent(const QueueMessage<Pocket>& /*message*/, const Pattern<Pocket>* /*content*/) override {
        told_.push_back(20 + mark_);
    }
    void applied(std::uint32_t /*serial*/, Frames /*frame*/, Outcome /*outcome*/) override {}
    void refused(std::uint32_t /*serial*/) override {}

private:
    int mark_;
    std::vector<int>& told_;
};

TEST_CASE("everybody is told, first those who came first, and nobody who has gone") {
    std::vector<int> told;
    Marker one{1, told};
    Marker two{2, told};
    Listeners<NoticeListener> list;
    const auto tell = [&] { list.forEach([](NoticeListener& listener) { listener.notice({}); }); };
    tell();
    list.add(two);
    list.add(one);
    tell();
    CHECK(told == std::vector<int>({2, 1}));
    list.remove(two);
    list.remove(two);
    tell();
    CHECK(told == std::vector<int>({2, 1, 1}));
}

TEST_CASE("two logs, two who hear notices and two who follow changes learn the same of one edit") {
    const auto rig = makeProject<Pocket>();
    (void)rig->project.bring({0});
    rig->settle();
    std::vector<int> told;
    Marker one{1, told};
    Marker two{2, told};
    for (Marker* marker : {&one, &two}) {
        rig->project.noticeListeners().add(*marker);
        rig->project.changeListeners().add(*marker);
        rig->project.logs().add(*marker);
    }
    CHECK(changed(rig->project.commit({}, {0}, SetNote{})));
    CHECK(told == std::vector<int>({21, 22, 11, 12}));
    told.clear();
    rig->settle();
    REQUIRE(told.size() >= 2);
    CHECK(told[0] == 1 && told[1] == 2);
}

} // namespace
} // namespace tresillo::test
