import type { RegisterKind } from '../../../kernel/codes.ts';
import type { RegisterDeclaration } from '../register.ts';
import { aircraft } from './aircraft.ts';
import { firearm } from './firearm.ts';
import { organisation } from './organisation.ts';
import { person } from './person.ts';
import { travelDocument } from './travel-document.ts';
import { vehicle } from './vehicle.ts';
import { vessel } from './vessel.ts';

// The machine works on any kind; the subject's type is known where the kind is.
// biome-ignore lint/suspicious/noExplicitAny: one list of declarations, each with a subject of its own
export type AnyRegister = RegisterDeclaration<any>;

const ALL: readonly AnyRegister[] = [person, organisation, travelDocument, vehicle, firearm, vessel, aircraft];

const BY_KIND = new Map<RegisterKind, AnyRegister>(ALL.map((register) => [register.kind, register]));

/** Every register there is, in the order of the screens. */
export function listRegisters(): readonly AnyRegister[] {
  return ALL;
}

/** The declaration of a kind. */
export function registerOf(kind: RegisterKind): AnyRegister {
  return BY_KIND.get(kind)!;
}
