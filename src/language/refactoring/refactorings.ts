// Every refactoring there is, in the order in which an editor lists them. One line each.

import { offerStyles } from './convert-style.ts';
import { offerHubs } from './direct-to-hub.ts';
import { offerCategories } from './extract-categories.ts';
import { offerFlowData } from './extract-flow-data.ts';
import { offerMerging } from './merge-owners.ts';
import { offerMoves } from './move-entry.ts';
import type { OfferRefactorings } from './refactoring.ts';
import { offerSorting } from './sort-section.ts';
import { offerSplits } from './split-stack.ts';

export const refactorings: readonly OfferRefactorings[] = [
  offerFlowData,
  offerCategories,
  offerHubs,
  offerMerging,
  offerStyles,
  offerSorting,
  offerMoves,
  offerSplits,
];
