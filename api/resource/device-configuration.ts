import { type Errors, invalid, required, tooLong } from "../field-error.ts";
import { isObject } from "../json.ts";
import type { ObjectOf } from "../resource.ts";
import { anyJson, mandatory, ref, struct, text } from "../schema.ts";
import { byteLength } from "../validation/meta.ts";
import { validateDriverName } from "./names.ts";

const OpaqueDeviceConfiguration = struct(
  "resource.v1.OpaqueDeviceConfiguration",
  "What a driver is told, in a form of its own.",
  {
    driver: mandatory(text("Name of the driver.")),
    parameters: mandatory(anyJson("What it is told: an object of 10 KiB at most.")),
  },
);

/** The fields of what configures devices, which stand among others. */
export const configurationFields = {
  opaque: ref("What a driver is told, in a form of its own.", OpaqueDeviceConfiguration),
};

interface Configuration {
  readonly opaque?: ObjectOf<typeof OpaqueDeviceConfiguration> | undefined;
}

/** How many there may be of them in a list. */
export const configurationsMax = 32;

/** In bytes. */
const parametersSizeMax = 10 * 1024;

export function validateConfiguration({ opaque }: Configuration, path: string): Errors {
  if (opaque === undefined) return [required(`${path}.opaque`)];
  return [
    ...validateDriverName(opaque.driver, `${path}.opaque.driver`),
    ...validateFreeForm(opaque.parameters, `${path}.opaque.parameters`, parametersSizeMax),
  ];
}

/** Data of a driver: an object of a limited size. */
export function validateFreeForm(data: unknown, path: string, sizeMax: number): Errors {
  if (data === undefined || data === null) return [required(path)];
  if (byteLength(JSON.stringify(data)) > sizeMax) return [tooLong(path, sizeMax)];
  return isObject(data) ? [] : [invalid(path, "<value omitted>", "must be a valid JSON object")];
}
