class Form:
    def clean(self):
        pass


class Special(Form):
    def clean(self):
        pass


class View:
    form_class = Form
    form = Form()

    def make(self):
        return self.form_class()

    def go(self):
        self.make().clean()
        self.form.clean()


class Child(View):
    form_class = Special

    def go(self):
        self.form_class().clean()


def main():
    View.form.clean()
    Child().form.clean()
    View().make().clean()
