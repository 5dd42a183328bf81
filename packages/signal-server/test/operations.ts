import { generateSpecs } from 'hono-openapi';
import type { Hono } from 'hono';
import type { Guarded } from '../src/shared/guard.ts';
import type { Who } from '../src/shared/scope.ts';

/** The part of JSON Schema that our documents use. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema | Schema[];
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

interface Content {
  content?: Record<string, { schema: Schema }>;
}

/** One operation of the OpenAPI document, as it is served. */
export interface Operation {
  /** `POST /api/v1/clinics/{clinic}/holds` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly who: readonly Who[];
  readonly problems: readonly string[];
  readonly parameters: readonly { in: string; name: string; required?: boolean; schema: Schema }[];
  /** Of the JSON body, where there is one. */
  readonly body: Schema | undefined;
  readonly responses: Readonly<Record<string, Content>>;
}

/** Every operation the server documents, read from its own document. */
export async function operations(root: Hono<Guarded>): Promise<Operation[]> {
  // As a reader of the document gets it: JSON, nothing that only JavaScript knows.
  const { paths } = JSON.parse(JSON.stringify(await generateSpecs(root))) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      who: operation['x-who'] as Who[],
      problems: operation['x-problems'] as string[],
      parameters: (operation['parameters'] ?? []) as Operation['parameters'],
      body: (operation['requestBody'] as Content | undefined)?.content?.['application/json']?.schema,
      responses: operation['responses'] as Record<string, Content>,
    })),
  );
}
