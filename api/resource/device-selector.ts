import {
  type CelCompiled,
  type CelType,
  compileCel,
  formatType,
  mapOf,
  types,
} from "../cel/index.ts";
import { type Errors, forbiddenField, invalid, required, tooLong } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
import { list, mandatory, ref, struct, text } from "../schema.ts";
import { byteLength } from "../validation/meta.ts";
import { validateList } from "./lists.ts";

const CELDeviceSelector = struct(
  "resource.v1.CELDeviceSelector",
  "Devices that an expression of CEL holds for.",
  {
    expression: mandatory(
      text("The expression; it knows device.driver, device.attributes and device.capacity."),
    ),
  },
);

const DeviceSelector = struct("resource.v1.DeviceSelector", "A condition on devices.", {
  cel: ref("The condition, as an expression of CEL.", CELDeviceSelector),
});
export type DeviceSelector = ObjectOf<typeof DeviceSelector>;

export const selectors = list("Conditions on a device, which must all hold.", DeviceSelector, {
  type: "atomic",
});

/** What expressions know of a device. Source: dynamic-resource-allocation/cel 1.36. */
const device: CelType = {
  kind: "object",
  name: "kubernetes.DRADevice",
  fields: {
    driver: types.string,
    attributes: mapOf(types.string, mapOf(types.string, types.dyn)),
    capacity: mapOf(types.string, mapOf(types.string, types.quantity)),
    allowMultipleAllocations: types.bool,
  },
};

/** How much there may be of a device: characters of its names, entries of its maps. */
function sizeAt(path: readonly string[]): number | undefined {
  const sizes: Readonly<Record<string, number>> = {
    driver: 63,
    attributes: 32,
    "attributes @keys": 63,
    "attributes @values": 32,
    "attributes @values @keys": 32,
    "attributes @values @values": 64,
    capacity: 32,
    "capacity @keys": 63,
    "capacity @values": 32,
    "capacity @values @keys": 32,
  };
  const [variable, ...rest] = path;
  return variable === "device" ? sizes[rest.join(" ")] : undefined;
}

/** What one may cost at most. Source: CELSelectorExpressionMaxCost 1.36. */
const costMax = 1_000_000;

const selectorsMax = 32;

export const validateSelectors = (given: readonly DeviceSelector[] | undefined, path: string) =>
  validateList(given, { path, most: selectorsMax, check: validateSelector });

function validateSelector({ cel }: DeviceSelector, path: string): Errors {
  if (cel === undefined) return [required(`${path}.cel`)];
  return validateExpression(cel.expression, `${path}.cel.expression`);
}

/** In bytes. */
const expressionSizeMax = 10 * 1024;

function validateExpression(expression: string, path: string): Errors {
  if (byteLength(expression) > expressionSizeMax) return [tooLong(path, expressionSizeMax)];
  const { program, error } = compileSelector(expression);
  if (program === undefined) return [invalid(path, expression, error)];
  const isCostly = (program.estimatedCost ?? 0) > costMax;
  return isCostly ? [forbiddenField(path, "too complex, exceeds cost limit")] : [];
}

/** The program of a selector, over the variable `device`, or why there is none. */
export function compileSelector(expression: string): CelCompiled {
  const compiled = compileCel(expression, { variables: { device }, sizeAt });
  if (compiled.program === undefined) return compiled;
  const type = formatType(compiled.program.type);
  if (type === "bool" || type === "dyn") return compiled;
  return { error: `must evaluate to bool or the unknown type, not ${type}` };
}
