import type { Random } from "../../api/runtime.ts";
import type { Shell } from "./shell.ts";
import { type Input } from "./streams.ts";
/** What is read from a path: a file, or a device without end. Throws FileError. */
export declare function openedInput(path: string, { context, cwd, streams }: Shell): Input;
export declare function randomBytes(length: number, random: Random): string;
