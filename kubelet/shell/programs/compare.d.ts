export declare const comparePrograms: (readonly [string, import("../command.ts").Command])[];
