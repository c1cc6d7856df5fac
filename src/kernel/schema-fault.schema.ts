import type { FaultCode } from './faults.ts';

/** What a validator says of one rule that was broken: Ajv in the node, TypeBox in the browser and in imports. */
export interface BrokenRule {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A fault of a field before it has words in any language. */
export interface CodedFault {
  readonly field: string;
  readonly code: FaultCode;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly allowed?: readonly string[];
}

const OF_TYPE: Readonly<Record<string, FaultCode>> = {
  string: 'not-text',
  number: 'not-number',
  integer: 'not-whole-number',
  boolean: 'not-yes-no',
  array: 'not-list',
  object: 'not-group',
};

const OF_LIMIT: Readonly<Record<string, FaultCode>> = {
  maxLength: 'too-long',
  minLength: 'too-short',
  maxItems: 'too-many',
  minItems: 'too-few',
  maximum: 'at-most',
  minimum: 'at-least',
  exclusiveMaximum: 'below',
  exclusiveMinimum: 'above',
};

/** The pattern of a date whose day and month may be missing, as every schema of the node begins it. */
const PARTIAL_DATE = '^\\d{4}';

/** The faults that a broken rule of a schema stands for; none for the branches of a union, which name no field. */
export function faultsOfRule({ instancePath, keyword, params = {} }: BrokenRule): CodedFault[] {
  const names = (...given: unknown[]): string[] => given.flat().filter((name) => name !== undefined) as string[];
  const at = (name: string): string => `${instancePath}/${name}`;
  switch (keyword) {
    case 'anyOf':
    case 'oneOf':
    case 'if':
      return [];
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const unknown = names(
        params.additionalProperty,
        params.unevaluatedProperty,
        params.additionalProperties,
        params.unevaluatedProperties,
      );
      return unknown.map((name) => ({ field: at(name), code: 'unknown-field' }));
    }
    case 'required':
      return names(params.missingProperty, params.requiredProperties).map((name) => ({
        field: at(name),
        code: 'required',
      }));
    case 'enum':
      return [
        {
          field: instancePath,
          code: 'not-allowed',
          allowed: ((params.allowedValues ?? []) as readonly unknown[]).map(String),
        },
      ];
    case 'const':
      return [{ field: instancePath, code: 'not-allowed', allowed: [String(params.allowedValue)] }];
    case 'type': {
      const [type = ''] = names(params.type).flatMap((name) => name.split(','));
      // That something may also be null is the other branch of a union; whoever gave a value did not mean it.
      return type === 'null' ? [] : [{ field: instancePath, code: OF_TYPE[type] ?? 'form' }];
    }
    case 'uniqueItems':
      return [{ field: instancePath, code: 'repeated' }];
    case 'format':
      return [
        {
          field: instancePath,
          code: params.format === 'date' ? 'day' : params.format === 'date-time' ? 'instant' : 'form',
        },
      ];
    case 'pattern':
      return [{ field: instancePath, code: String(params.pattern).startsWith(PARTIAL_DATE) ? 'partial-date' : 'form' }];
    default: {
      const code = OF_LIMIT[keyword];
      return code
        ? [{ field: instancePath, code, values: { limit: Number(params.limit) } }]
        : [{ field: instancePath, code: 'form' }];
    }
  }
}
