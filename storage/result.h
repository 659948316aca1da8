// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace tresillo::storage {

/// Why a file was refused or could not be written: one line that names the file, the place in it, what is wrong and
/// what is allowed.
struct FileError {
    std::string message;

    bool operator==(const FileError&) const = default;
};

/// A value, or the reason why there is none. Thread-safe: no (a value). Realtime-safe: no.
template <class T> class [[nodiscard]] Result {
public:
    // From either, without ceremony: `return value;` and `return FileError{...};` are the two ways out of a reader.
    // NOLINTBEGIN(google-explicit-constructor)
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(FileError error) : content_(std::in_place_index<1>, std::move(error)) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when `ok()`.
    [[nodiscard]] T& value() { return *std::get_if<0>(&content_); }
    [[nodiscard]] const T& value() const { return *std::get_if<0>(&content_); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// The line for people; empty when `ok()`.
    [[nodiscard]] std::string message() const { return ok() ? std::string{} : std::get_if<1>(&content_)->message; }

private:
    std::variant<T, FileError> content_;
};

} // namespace tresillo::storage
