// Every refactoring there is, in the order in which an editor lists them. One line each.

import type { OfferRefactorings } from './refactoring.ts';

export const refactorings: readonly OfferRefactorings[] = [
];
