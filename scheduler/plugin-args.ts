/** Plugins with settings, whose arguments are read by a schema. */
import * as z from "zod";
import type { Plugin, PluginFactory } from "./framework.ts";

/** A plugin that takes arguments of that schema; `create` gets them with their defaults. */
export function configurable<Args extends z.ZodType>(
  name: string,
  schema: Args,
  create: (args: z.output<Args>) => Plugin,
): PluginFactory {
  return {
    name,
    create(args = {}) {
      const read = schema.safeParse(args);
      if (read.success) return create(read.data);
      const [problem] = read.error.issues;
      throw new RangeError(`${name}: ${problem?.path.join(".")}: ${problem?.message}`);
    },
  };
}

/** How much a resource counts in a score. */
export const resourceWeights = z
  .array(z.strictObject({ name: z.string(), weight: z.int().min(1).max(100).default(1) }))
  .readonly();
