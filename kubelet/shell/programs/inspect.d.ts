export declare const inspectPrograms: (readonly [string, import("../command.ts").Command])[];
