// SPDX-License-Identifier: MIT
#include "audio/files/kit_load.h"

#include "audio/files/decode.h"
#include "audio/files/sample_budget.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tresillo::audio {

namespace {

/// What a kit takes of a budget; given back with it.
class BudgetShare {
public:
    explicit BudgetShare(SampleBudget* budget) : budget_(budget) {}
    ~BudgetShare() {
        if (budget_ != nullptr) {
            budget_->giveBack(bytes_);
        }
    }
    BudgetShare(const BudgetShare&) = delete;
    BudgetShare& operator=(const BudgetShare&) = delete;

    void add(std::size_t bytes) { bytes_ += bytes; }

private:
    SampleBudget* budget_;
    std::size_t bytes_{0};
};

} // namespace

LoadedKit loadKit(
    const KitDescription& description, const std::vector<std::filesystem::path>& files, const KitReading& reading) {
    LoadedKit loaded;
    auto kit = std::make_unique<Kit>();
    const auto share = std::make_shared<BudgetShare>(reading.budget);
    kit->share = share;
    kit->description = description;
    kit->samples.resize(files.size());
    for (std::size_t file = 0; file < files.size(); ++file) {
        if (reading.isWanted && !reading.isWanted()) {
            return {};
        }
        Fallible<Sample> sample = decodeFile(files[file], reading.rate, reading.budget);
        if (sample) {
            share->add(sample.value->bytes());
            kit->samples[file] = std::move(*sample.value);
            std::move(sample.remarks.begin(), sample.remarks.end(), std::back_inserter(loaded.remarks));
        } else {
            loaded.problems.push_back(std::move(sample.problem));
        }
    }
    loaded.kit = std::move(kit);
    return loaded;
}

} // namespace tresillo::audio
