// Every field and method of expressions that is no key of a file, by topic: one file a topic, one line here.

import { assessmentFields } from './assessment.ts';
import { commonFields } from './common.ts';
import { consentFields, consentMethods } from './consent.ts';
import { contractFields } from './contract.ts';
import { dataFields, dataMethods } from './data.ts';
import type { DerivedField, DerivedMethod } from './derived-field.ts';
import { flowFields, flowMethods } from './flow.ts';
import { shapeFields, shapeMethods } from './graph-shape.ts';
import { observationFields, observationMethods } from './observation.ts';
import { otherFields } from './people-and-work.ts';
import { placeFields, placeMethods } from './places.ts';
import { stackFields, stackMethods } from './stack.ts';
import { toolFields, toolMethods } from './tool.ts';

export const derivedFields: readonly DerivedField[] = [...commonFields, ...toolFields, ...flowFields, ...dataFields, ...contractFields, ...consentFields, ...shapeFields, ...observationFields, ...placeFields, ...assessmentFields, ...otherFields, ...stackFields];
export const derivedMethods: readonly DerivedMethod[] = [...toolMethods, ...flowMethods, ...dataMethods, ...consentMethods, ...shapeMethods, ...observationMethods, ...placeMethods, ...stackMethods];
