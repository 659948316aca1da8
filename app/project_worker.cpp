// SPDX-License-Identifier: MIT
#include "app/project_worker.h"

#include "app/offers.h"
#include "app/own_shelf.h"
#include "session/places.h"
#include "storage/json/project_json.h"

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tresillo::app {
namespace {

using control::WorkedProject;

WorkedProject refused(std::string problem) { return {.problem = std::move(problem), .project = {}}; }

/// A folder that was made, or why it was not.
WorkedProject worked(const storage::Result<std::filesystem::path>& made) {
    return made ? WorkedProject{.problem = {}, .project = offeredName(*made)} : refused(made.message());
}

struct Worker {
    const session::ProjectShelf& shelf;

    WorkedProject operator()(const control::NewProject& work) const {
        const auto empty = offeredEmpty();
        const std::string from = work.from ? std::string(work.from->view()) : empty.value_or("");
        const auto folder = templateFolder(from);
        if (!folder) {
            return refused("there is no template " + from);
        }
        auto project = storage::readProject(*folder);
        return project ? worked(shelf.create(std::move(*project), work.name.view(), unixSeconds()))
                       : refused(project.message());
    }
    WorkedProject operator()(const control::CopyProject& work) const {
        const auto folder = offeredProject(work.project.view());
        return folder ? worked(shelf.copy(*folder, work.name.view(), unixSeconds())) : nothingOffered();
    }
    WorkedProject operator()(const control::RenameProject& work) const {
        const auto folder = offeredProject(work.project.view());
        return folder ? worked(shelf.rename(*folder, work.name.view(), unixSeconds())) : nothingOffered();
    }
    WorkedProject operator()(const control::DeleteProject& work) const {
        const auto folder = offeredProject(work.project.view());
        if (!folder) {
            return nothingOffered();
        }
        const auto gone = shelf.discard(*folder, unixSeconds());
        return gone ? WorkedProject{} : refused(gone.message());
    }

    static WorkedProject nothingOffered() { return refused("no such project is offered"); }
};

} // namespace

WorkedProject workOnProjects(const control::ProjectWork& work) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return refused("nobody says where your projects lie: HOME is not set");
    }
    try {
        return std::visit(Worker{*shelf}, work);
    } catch (const std::exception& error) { // nothing may leave the thread: who asked is told instead
        return refused(std::string("it could not be done: ") + error.what());
    }
}

ProjectWorker::ProjectWorker(EventLoop& loop, std::function<void()> changed)
    : loop_(loop), changed_(std::move(changed)) {}

ProjectWorker::~ProjectWorker() {
    *isHere_ = false;
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void ProjectWorker::start(const control::ProjectWork& work, Done done) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back({.work = work, .done = std::move(done)});
    }
    wake_.notify_all();
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { run(); });
    }
}

void ProjectWorker::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return isEnding_ || !jobs_.empty(); });
        if (isEnding_) {
            return;
        }
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        const WorkedProject worked = workOnProjects(job.work);
        loop_.post([this, isHere = isHere_, done = job.done, worked] {
            if (*isHere) {
                tell(done, worked);
            }
        });
        lock.lock();
    }
}

void ProjectWorker::tell(const Done& done, const WorkedProject& worked) const {
    if (worked.problem.empty()) {
        changed_();
    }
    done(worked);
}

} // namespace tresillo::app
