import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** CSS properties to set on one element; undefined removes. */
export type CssValues = Readonly<Record<string, string | number | undefined>>;

class CssValuesDirective extends Directive {
  #before: CssValues = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssValues stands in the tag itself: <i ${cssValues({ "--at": 1 })}>');
  }

  render(_values: CssValues): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [values]: [CssValues]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys({ ...this.#before, ...values })) {
      const value = values[name];
      if (value === this.#before[name]) continue;
      if (value === undefined) style.removeProperty(name);
      else style.setProperty(name, String(value));
    }
    this.#before = values;
    return noChange;
  }
}

/**
 * Sets CSS properties of an element from its template: `<i ${cssValues({ '--at': 0.5 })}></i>`. Works under a strict CSP,
 * where `style="…"` and the first turn of Lit's `styleMap` are dropped.
 */
export const cssValues = directive(CssValuesDirective);
