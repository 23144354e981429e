def helper():
    return "module"


class Tool:
    def helper(self):
        return "method"

    def run(self):
        helper()
        self.helper()

    alias = helper
