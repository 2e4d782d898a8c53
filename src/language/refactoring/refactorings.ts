// Every refactoring there is, in the order in which an editor lists them. One line each.

import { offerStyles } from './convert-style.ts';
import type { OfferRefactorings } from './refactoring.ts';

export const refactorings: readonly OfferRefactorings[] = [
  offerStyles,
];
