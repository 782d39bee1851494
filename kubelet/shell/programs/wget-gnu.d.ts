export declare const gnuWget: import("../command.ts").Command;
