import type { RegisterKind } from '../../../../src/kernel/codes.ts';
