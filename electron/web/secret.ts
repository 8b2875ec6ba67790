import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses it, whatever they can try in the life of a host. */
const SECRET_BYTES = 32;

/** A secret that can stand in a URL and in a cookie. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Compares in a time that says nothing about how much of it was right, nor how long the secret is. */
export function isSecret(offered: string, secret: string): boolean {
  return timingSafeEqual(digest(offered), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
