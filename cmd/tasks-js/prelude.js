// Runs before a recipe's script: gives it `console`, `module` and `exports`, and turns what it answers into a line. `say` writes to
// standard error. The value of this file is called with `find`, which gives the script's function once that is loaded.
(function (say) {
  'use strict';
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { keys } = Object;
  const text = (value) => (typeof value === 'string' ? value : stringify(value) ?? String(value));
  const shown = (value) => {
    const written = stringify(value) ?? String(value);
    return written.length > 80 ? written.slice(0, 80) + '…' : written;
  };
  const console = {};
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = (...values) => say(values.map(text).join(' '));
  globalThis.console = console;
  globalThis.module = { exports: {} };
  globalThis.exports = globalThis.module.exports;

  // errors: {annotationId: text}, or a list of texts, or of objects that name the annotation.
  function gathered(errors, messages) {
    if (errors === undefined || errors === null) return {};
    if (typeof errors !== 'object') throw { wrong: `errors is ${shown(errors)}, not {annotationId: text}` };
    const found = {};
    if (!isArray(errors)) {
      for (const key of keys(errors)) found[key] = text(errors[key]);
      return found;
    }
    for (const one of errors) {
      if (one === null || typeof one !== 'object') {
        messages.push(text(one));
        continue;
      }
      const id = one.annotationId ?? one.id ?? one.annotation_id;
      const said = text(one.message ?? one.errorMessage ?? one.error ?? one.text ?? one);
      if (id === undefined) messages.push(said);
      else found[id] = said;
    }
    return found;
  }

  function verdict(answer) {
    if (answer === null || typeof answer !== 'object' || isArray(answer)) throw { wrong: `answered ${shown(answer)} instead of {ok, errorMessage, errors}` };
    const { ok, errorMessage, errors } = answer;
    if (typeof ok !== 'boolean') throw { wrong: `ok is ${shown(ok)}, not true or false` };
    if (ok) return '"ok":true}';
    const messages = errorMessage === undefined || errorMessage === null || errorMessage === '' ? [] : [text(errorMessage)];
    const found = gathered(errors, messages);
    let line = '"ok":false';
    if (messages.length > 0) line += `,"errorMessage":${stringify(messages.join('; '))}`;
    if (keys(found).length > 0) line += `,"errors":${stringify(found)}`;
    return line + '}';
  }

  function problem(error) {
    let said;
    if (error !== null && typeof error === 'object' && 'wrong' in error) said = error.wrong;
    else if (error === 'out of memory' || /^InternalError: (allocation size overflow|out of memory)/.test(String(error))) said = 'ran out of memory';
    else if (error instanceof Error) said = `threw ${error.name}: ${error.message}${error.lineNumber > 0 ? ` at line ${error.lineNumber}` : ''}`;
    else said = `threw ${shown(error)}`;
    return `"problem":${stringify(said)}}`;
  }
  const guarded = (act) => {
    try {
      return act();
    } catch (error) {
      return problem(error);
    }
  };

  let validate, annotations;
  return {
    use(found) {
      validate = found;
    },
    // Takes a line; its id as JSON, or nothing when it is no such line.
    begin(line) {
      const asked = parse(line);
      if (asked === null || typeof asked !== 'object' || !isArray(asked.annotations) || (typeof asked.id !== 'string' && typeof asked.id !== 'number')) return undefined;
      annotations = asked.annotations;
      return stringify(asked.id);
    },
    // The rest of the answer, or a promise of it.
    judge() {
      return guarded(() => {
        const answer = validate(annotations);
        if (answer instanceof Promise) return answer.then((value) => guarded(() => verdict(value)), problem);
        return verdict(answer);
      });
    },
  };
})
