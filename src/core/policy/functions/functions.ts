// All functions that rules may call beside the engine's own, in the order of the documentation.

import type { CelFunction } from '../expressions/cel-function.ts';
import { dayFunctions } from './day-functions.ts';
import { moneyFunctions } from './money-functions.ts';
import { placeFunctions } from './place-functions.ts';
import { taxonomyFunctions } from './taxonomy-functions.ts';
import { textFunctions } from './text-functions.ts';

export const celFunctions: readonly CelFunction[] = [...dayFunctions, ...moneyFunctions, ...placeFunctions, ...taxonomyFunctions, ...textFunctions];
