export declare const bytePrograms: (readonly [string, import("../command.ts").Command])[];
/** `1.0M`, as busybox writes sizes. */
export declare function readable(bytes: number): string;
