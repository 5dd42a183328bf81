// Elements are written with TypeScript's decorators, on fields. Lit's `@property` serves those of the standard and accessors too: twice as
// much on every first screen, and nobody's. Scripts for pages get the part that is used; packages get Lit as it is.

/** Lit's file for fields alone. */
export const fieldsOnly = 'export const property = (options) => (prototype, name) => prototype.constructor.createProperty(name, options);\n';

export const litsFile = /@lit[\\/]reactive-element[\\/]decorators[\\/]property\.js$/;

/** The plugin for the build. */
export const fieldDecorators = () => ({ name: 'field-decorators', enforce: 'pre', load: { filter: { id: litsFile }, handler: () => fieldsOnly } });
