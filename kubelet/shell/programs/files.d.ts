import { type Command } from "../command.ts";
export declare const filePrograms: readonly (readonly [string, Command])[];
/** `rwxr-xr-x` */
export declare const modeText: (mode: number) => string;
