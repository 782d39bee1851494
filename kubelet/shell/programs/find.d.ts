export declare const findPrograms: (readonly [string, import("../command.ts").Command])[];
