import type { Container } from "../types.ts";
/** The command that is put before the arguments; `undefined` where it is the image's usual one. */
export declare function entryCommand({ image, command, args, }: Container): readonly string[] | undefined;
