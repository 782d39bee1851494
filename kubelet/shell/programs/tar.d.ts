export declare const tarPrograms: (readonly [string, import("../command.ts").Command])[];
