// Every field and method of expressions that is no key of a file, by topic: one file a topic, one line here.

import { commonFields } from './common.ts';
import { contractFields } from './contract.ts';
import { dataFields, dataMethods } from './data.ts';
import type { DerivedField, DerivedMethod } from './derived-field.ts';
import { flowFields, flowMethods } from './flow.ts';
import { observationFields, observationMethods } from './observation.ts';
import { otherFields } from './people-and-work.ts';
import { stackFields, stackMethods } from './stack.ts';
import { toolFields, toolMethods } from './tool.ts';

export const derivedFields: readonly DerivedField[] = [...commonFields, ...toolFields, ...flowFields, ...dataFields, ...contractFields, ...observationFields, ...otherFields, ...stackFields];
export const derivedMethods: readonly DerivedMethod[] = [...toolMethods, ...flowMethods, ...dataMethods, ...observationMethods, ...stackMethods];
