/** The forms beside the one box. */
export const FORMS = ['person', 'document', 'mrz', 'vehicle', 'firearm'] as const;
export type FormKind = (typeof FORMS)[number];
