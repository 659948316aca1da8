// SPDX-License-Identifier: MIT
#pragma once

// The functions that sound is made with, in place of the C library's: those differ from one C library to the next,
// these give the same bits from every compiler and on every processor. They use only + - * / and integer operations
// in a fixed order, so they depend on nothing but IEEE 754 arithmetic, rounding to nearest, and on the compiler not
// contracting a * b + c (-ffp-contract=off, set for the whole tree). Each takes and returns float or double and stays
// within that type, as a microcontroller has no fast double. All are constexpr. Infinities and NaN give a finite number
// where a range is limited (exp2, log2, tanh and what is made of them) and NaN elsewhere.
//
// Coefficients are minimax approximations (Remez exchange in 60 digits). The stated errors are measured by
// tests/core/dsp/math_test.cpp against the C library in long double.

#include "core/dsp/math_exponential.h"
#include "core/dsp/math_saturation.h"
#include "core/dsp/math_trigonometry.h"
