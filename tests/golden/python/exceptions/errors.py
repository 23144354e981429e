class AppError(Exception):
    def code(self):
        return 1
