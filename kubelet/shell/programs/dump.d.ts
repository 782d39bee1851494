export declare const dumpPrograms: (readonly [string, import("../command.ts").Command])[];
