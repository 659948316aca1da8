// SPDX-License-Identifier: MIT
#include "control/web/page_outbox.h"

#include <memory>
#include <utility>

namespace tresillo::control {

void PageOutbox::tell(std::string text) {
    if (isLeaving_) {
        return;
    }
    answers_.push_back(std::make_shared<const std::string>(std::move(text)));
    if (!isBusy_) {
        write(std::exchange(answers_, {}), Clock::now());
    } else if (answers_.size() > limits_->answers) {
        hangUp();
    }
}

void PageOutbox::write(std::vector<Message> batch, Clock::time_point now) {
    isBusy_ = true;
    busySince_ = now;
    peer_->send(std::move(batch));
}

void PageOutbox::sent() {
    isBusy_ = false;
    if (!answers_.empty()) {
        write(std::exchange(answers_, {}), Clock::now());
    }
}

void PageOutbox::tick(Clock::time_point now) {
    if (isBusy_ && !isLeaving_ && now - busySince_ > limits_->writeTime) {
        hangUp();
    }
}

void PageOutbox::hangUp() {
    isLeaving_ = true;
    peer_->drop();
}

} // namespace tresillo::control
