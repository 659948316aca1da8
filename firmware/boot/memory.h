// SPDX-License-Identifier: MIT
#pragma once

/// Puts an object of static storage into core-coupled memory, where the target has some: what the player reads at every
/// step. Never what DMA must reach. It is zeroed at start-up like everything else, before constructors run.
#define TRESILLO_FAST_MEMORY __attribute__((section(".ccm")))
