// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A flat report in the Test Anything Protocol, as Meson reads it.

let count = 0;
let failures = 0;

function diagnose(text) {
  for (const line of text.split('\n'))
    console.log(`# ${line}`);
}

// One case; it fails if the function throws.
export async function test(name, run) {
  count++;
  try {
    await run();
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    failures++;
    console.log(`not ok ${count} - ${name}`);
    diagnose(error.code === 'ERR_ASSERTION' ? error.message : error.stack);
  }
}

// To be called when all cases are through.
export function finish() {
  if (count === 0) {
    console.log('Bail out! nothing was judged');
    process.exit(1);
  }
  console.log(`1..${count}`);
  process.exit(failures > 0 ? 1 : 0);
}

process.on('uncaughtException', error => {
  diagnose(error.stack);
  console.log(`Bail out! ${error.message.split('\n')[0]}`);
  process.exit(1);
});
