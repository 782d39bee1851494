/** Plugins with settings, whose arguments are read by a schema. */
import * as z from "zod";
import { type FieldError, fieldErrorBody, invalid } from "../../api/field-error.ts";
import type { Plugin, PluginFactory } from "./framework.ts";

/**
 * A plugin that takes arguments of that schema; `create` gets them with their defaults. The schema
 * has the structure; `validate` says what else is wrong, in Kubernetes' words.
 */
export function configurable<Args extends z.ZodType>(
  name: string,
  schema: Args,
  create: (args: z.output<Args>) => Plugin,
  validate: (args: z.output<Args>) => readonly FieldError[] = () => [],
): PluginFactory {
  return {
    name,
    create(args = {}) {
      const read = schema.safeParse(args);
      if (!read.success) {
        const [problem] = read.error.issues;
        throw new RangeError(`${name}: ${problem?.path.join(".")}: ${problem?.message}`);
      }
      const errors = validate(read.data);
      if (errors.length > 0) throw new RangeError(`${name}: ${aggregate(errors)}`);
      return create(read.data);
    },
  };
}

/** As errors are put together: `[a, b]`, or one alone as it is. Source: util/errors 1.36. */
function aggregate(errors: readonly FieldError[]): string {
  const lines = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  return lines.length === 1 ? lines.join() : `[${lines.join(", ")}]`;
}

const weight = z
  .int()
  .default(1)
  // As in Kubernetes, none is one.
  .transform((given) => (given === 0 ? 1 : given));

/** How much a resource counts in a score. */
export const resourceWeights = z.array(z.strictObject({ name: z.string(), weight })).readonly();

/** Source: kube-scheduler apis/config/validation, validateResources 1.36. */
export function validateWeights(
  resources: z.output<typeof resourceWeights>,
  path: string,
): readonly FieldError[] {
  return resources.flatMap(({ name, weight: given }, index) => {
    if (given > 0 && given <= 100) return [];
    const why = `resource weight of ${name} not in valid range (0, 100]`;
    return [invalid(`${path}[${index}].weight`, given, why)];
  });
}
