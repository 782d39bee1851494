/** Pi with so many digits, the last one rounded. Source: Machin's formula. */
export declare function piDigits(digits: number): string;
