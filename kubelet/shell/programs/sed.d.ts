export declare const sedPrograms: (readonly [string, import("../command.ts").Command])[];
