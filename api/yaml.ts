/** How Go's library reads YAML: version 1.1 numbers and booleans, dates as text. */
import {
  binaryTag,
  boolCoreTag,
  boolYaml11Tag,
  defineScalarTag,
  floatYaml11Tag,
  intYaml11Tag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  seqTag,
  strTag,
} from "js-yaml";

/** `0644` is octal and `1e3` a number; `1:30` is text, as no part of sixty is meant. */
const goInt = defineScalarTag<number>("tag:yaml.org,2002:int", {
  ...intYaml11Tag,
  resolve(source) {
    const text = source.replaceAll("_", "");
    const [, sign = "", digits = ""] = /^([-+]?)(.*)$/.exec(text) ?? [];
    const octal = /^0([0-7]+)$/.exec(digits)?.[1];
    if (octal !== undefined) return signed(sign, Number(`0o${octal}`));
    const isNumber = /^(0|[1-9]\d*|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(digits);
    return isNumber ? signed(sign, Number(digits)) : NOT_RESOLVED;
  },
});

const goFloat = defineScalarTag<number>("tag:yaml.org,2002:float", {
  ...floatYaml11Tag,
  resolve(source, isExplicit, tagName) {
    const text = source.replaceAll("_", "");
    if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return Number(text);
    return /^[-+]?\.[in]/i.test(text)
      ? floatYaml11Tag.resolve(source, isExplicit, tagName)
      : NOT_RESOLVED;
  },
});

const signed = (sign: string, value: number) => (sign === "-" ? -value : value);

const schemaWith = (boolTag: typeof boolCoreTag) =>
  new Schema([strTag, seqTag, mapTag, nullYaml11Tag, boolTag, goInt, goFloat, mergeTag, binaryTag]);

/** What a plain scalar stands for: `y` is true here, and `0644` is octal. */
export const goYaml = schemaWith(boolYaml11Tag);

/** The same in the third version of that library, which kustomize reads with: `y` is a text. */
export const goYaml3 = schemaWith(boolCoreTag);
