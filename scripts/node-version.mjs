// Imported first, by name of nothing: an old Node must get as far as this sentence.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`VetKit needs Node 20.19 or newer, best 22 or 24; this is ${process.versions.node}. Get one from https://nodejs.org and try again.`);
  process.exit(1);
}
