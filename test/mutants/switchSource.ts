import ts from 'typescript'

/** A place in the code that a switch can change. */
export interface Mark {
  readonly id: string
  readonly kind: 'guard' | 'clause' | 'code'
  readonly file: string
  readonly line: number
  /** What stands there. */
  readonly text: string
  /** The codes that the place gives, or leads to. */
  readonly codes: readonly string[]
}

export interface SwitchedSource {
  readonly marks: readonly Mark[]
  /** The source with a switch at every mark, all of them off. */
  readonly text: string
}

/**
 * Finds every guard of a transition, every `if` that refuses, and every code of an answer in a source file, and puts a
 * switch there. `isCode` tells which texts are codes. A place that cannot be switched is an error, so that none is missed.
 */
export function switchSource(
  file: string,
  source: string,
  isCode: (text: string) => boolean,
): SwitchedSource {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true)
  const marks: Mark[] = []
  const mark = (kind: Mark['kind'], node: ts.Node, gives = node): ts.StringLiteral => {
    const { line } = parsed.getLineAndCharacterOfPosition(node.getStart())
    const text = node.getText().replace(/\s+/g, ' ')
    const same = marks.filter((one) => one.kind === kind && one.text === text).length
    const id = `${file} ${kind} ${text}${same === 0 ? '' : ` #${String(same + 1)}`}`
    marks.push({ id, kind, file, line: line + 1, text, codes: codesIn(gives, isCode) })
    return ts.factory.createStringLiteral(id)
  }
  const { transformed } = ts.transform(parsed, [
    (context) => (root) => {
      const visitInside = <Node extends ts.Node>(node: Node): Node =>
        ts.visitEachChild(node, visit, context)
      const visit = (node: ts.Node): ts.Node => {
        if (isGuard(node)) {
          const literal = mark('guard', node.initializer)
          const guard = call('guardAt', literal, visitInside(node.initializer))
          return ts.factory.updatePropertyAssignment(node, node.name, guard)
        }
        if (ts.isIfStatement(node) && givesAnswer(node.thenStatement, isCode)) {
          const forced = call('forcedAt', mark('clause', node.expression, node.thenStatement))
          const { expression, thenStatement, elseStatement } = visitInside(node)
          const asked = ts.factory.createBinaryExpression(
            forced,
            ts.SyntaxKind.QuestionQuestionToken,
            ts.factory.createParenthesizedExpression(expression),
          )
          return ts.factory.updateIfStatement(node, asked, thenStatement, elseStatement)
        }
        if (ts.isPropertyAssignment(node) && isAnswer(node.initializer, isCode)) {
          if (isInFunction(node)) return visitInside(node)
          // read once for all when the module is loaded, unless it is a getter
          const code = call('codeAt', mark('code', node.initializer), node.initializer)
          const body = ts.factory.createBlock([ts.factory.createReturnStatement(code)])
          return ts.factory.createGetAccessorDeclaration(undefined, node.name, [], undefined, body)
        }
        if (isAnswer(node, isCode)) {
          if (!isInFunction(node)) throw new Error(`no switch can stand here: ${node.getText()}`)
          return call('codeAt', mark('code', node), node)
        }
        return visitInside(node)
      }
      return visitInside(root)
    },
  ])
  const [switched = parsed] = transformed
  return { marks, text: ts.createPrinter().printFile(switched) }
}

function codesIn(node: ts.Node, isCode: (text: string) => boolean): readonly string[] {
  if (isAnswer(node, isCode)) return [node.text]
  const codes: string[] = []
  ts.forEachChild(node, (child) => {
    codes.push(...codesIn(child, isCode))
  })
  return codes
}

function call(name: string, ...parts: readonly ts.Expression[]): ts.CallExpression {
  return ts.factory.createCallExpression(ts.factory.createIdentifier(name), undefined, parts)
}

function isGuard(node: ts.Node): node is ts.PropertyAssignment {
  const isNamed = ts.isObjectLiteralElementLike(node) && node.name?.getText() === 'guard'
  if (isNamed && !ts.isPropertyAssignment(node)) {
    throw new Error(`no switch can stand here: ${node.getText()}`)
  }
  return isNamed
}

/** Whether this is the code of an answer that is given, not one that is compared, named or typed. */
function isAnswer(node: ts.Node, isCode: (text: string) => boolean): node is ts.StringLiteralLike {
  if (!ts.isStringLiteralLike(node) || !isCode(node.text)) return false
  const { parent } = node
  if (ts.isBinaryExpression(parent)) {
    return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  }
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !ts.isLiteralTypeNode(parent) && !ts.isCaseClause(parent)
}

/** Whether a branch ends with a refusal: a code, or a call of what refuses. */
function givesAnswer(branch: ts.Statement, isCode: (text: string) => boolean): boolean {
  const last = ts.isBlock(branch) ? branch.statements.at(-1) : branch
  if (last === undefined || !ts.isReturnStatement(last) || last.expression === undefined) {
    return false
  }
  const isRefusal = (node: ts.Node): boolean =>
    isAnswer(node, isCode) ||
    (ts.isCallExpression(node) && node.expression.getText() === 'refused') ||
    (ts.forEachChild(node, isRefusal) ?? false)
  return isRefusal(last.expression)
}

function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, (one) => ts.isFunctionLike(one)) !== undefined
}
