// SPDX-License-Identifier: MIT
#include "control/web/reply.h"

namespace tresillo::control {
namespace {

std::string_view reasonOf(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 426:
        return "Upgrade Required";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return "Error";
    }
}

// Nothing from elsewhere, nothing inline but what moves: a style's numbers.
std::string policyFor(std::string_view host) {
    std::string policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; connect-src 'self'";
    if (!host.empty()) {
        policy += " ws://" + std::string(host);
    }
    return policy;
}

std::string_view cachingOf(const Reply& reply) {
    return reply.asset == nullptr     ? "no-store"
           : reply.asset->isImmutable ? "public, max-age=31536000, immutable"
                                      : "no-cache";
}

} // namespace

std::string headOf(const Reply& reply, std::string_view host) {
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " " + std::string(reasonOf(reply.status)) + "\r\n";
    const auto field = [&](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(value).append("\r\n");
    };
    const bool hasBody = reply.status != 304;
    if (hasBody) {
        field("Content-Type", reply.asset != nullptr ? reply.asset->contentType : reply.contentType);
        field("Content-Length", std::to_string(reply.body().size()));
    }
    if (reply.asset != nullptr) {
        field("ETag", reply.asset->tag);
    }
    field("Cache-Control", cachingOf(reply));
    field("Content-Security-Policy", policyFor(host));
    field("X-Content-Type-Options", "nosniff");
    field("X-Frame-Options", "DENY");
    field("Referrer-Policy", "no-referrer");
    field("Cross-Origin-Opener-Policy", "same-origin");
    field("Cross-Origin-Resource-Policy", "same-origin");
    if (reply.status == 405) {
        field("Allow", "GET, HEAD");
    }
    field("Connection", reply.keepsOpen ? "keep-alive" : "close");
    return head + "\r\n";
}

Reply textReply(int status, std::string_view text) { return {.status = status, .text = std::string(text) + "\n"}; }

Reply assetReply(const Asset& asset, std::string_view knownTag) {
    return {.status = knownTag == asset.tag ? 304 : 200, .asset = &asset};
}

} // namespace tresillo::control
