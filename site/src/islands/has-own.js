if (!Object.hasOwn) Object.hasOwn = (object, key) => Object.getOwnPropertyDescriptor(object, key) !== undefined
